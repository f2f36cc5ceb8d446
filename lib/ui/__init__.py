"""The only room, with app.py and pages, that knows Streamlit."""

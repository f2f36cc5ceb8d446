"""Controls that Streamlit does not have. Their scripts are files served by our own server, as the content policy wants."""

// Tells the server whether the page is light or dark: it draws the charts, and Streamlit tells it late or not at all
// (streamlit#11920). Streamlit calls this again whenever the theme changes.

export default function ({ data, parentElement, setStateValue }) {
  const colour = getComputedStyle(parentElement.host ?? parentElement).getPropertyValue("--st-background-color").trim();
  const channels = colour.match(/[\da-f]{2}/gi)?.map((pair) => parseInt(pair, 16));
  if (!channels || channels.length < 3) return;
  const scheme = channels[0] + channels[1] + channels[2] < 384 ? "dark" : "light";
  if (scheme !== data.scheme) setStateValue("scheme", scheme);
}

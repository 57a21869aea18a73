/** Unpacks the page's script and runs it: the only script that stands in the page as it is. */
import { packedText } from "./data/load";

const root = document.getElementById("app")!;
if (typeof DecompressionStream === "undefined") {
  root.textContent =
    "This browser is too old to unpack the page. Use Edge or Chrome 109, Firefox 115, Safari 16.4, or later ones. The tables are in partnergraph.xlsx, beside this page.";
} else {
  packedText("script").then(
    (text) => {
      // The page's policy lets this text run, and no other, as it holds its hash.
      const script = document.createElement("script");
      script.textContent = text;
      document.body.append(script);
    },
    (error: unknown) => {
      root.textContent = `This page is damaged and cannot be shown (${String(error)}). Make it again: partnergraph explore`;
    },
  );
}

/** The map: what is joined stands near each other. */
import { mapScene } from "./map_layout";
import { Pane } from "./pane";
import type { MakePicture } from "./picture";

export const mapPicture: MakePicture = (context) =>
  new Pane(context, "Map of who works with whom", (model, nodes, links, _, measure) => mapScene(model, nodes, links, measure));

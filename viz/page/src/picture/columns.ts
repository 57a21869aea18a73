/** The picture in columns, People to Actions, in a band for each area. */
import { columnScene } from "./column_layout";
import { Pane } from "./pane";
import type { MakePicture } from "./picture";

export const columnsPicture: MakePicture = (context) => new Pane(context, "Who leads what, in columns", columnScene);

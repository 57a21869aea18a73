/** The plain list of what is shown, until a view is chosen for a tab. */
import { DataTable } from "../ui/table";
import type { MakeView } from "./view";

export const placeholder: MakeView = (context) => {
  const table = new DataTable((nodes) => context.select(nodes));
  return {
    element: table.element,
    update: (_, shown) => {
      const nodes = [...shown.nodes];
      table.show({
        name: "things",
        caption: "All that is shown",
        columns: [{ name: "name" }, { name: "kind" }, { name: "area" }],
        rows: nodes.map((at) => {
          const node = context.model.at(at);
          return [node.label, node.kind, context.model.areasOf(node)];
        }),
        nodes: nodes.map((at) => [at]),
      });
    },
  };
};

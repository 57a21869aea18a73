/** Actions as a table: what, by whom, until when. */
import type { Model } from "../model/model";
import type { Shown } from "../model/shown";
import type { TableContent } from "../ui/table";

const COLUMNS = ["area", "theme", "number", "action", "lead", "lead organisation", "end", "place"] as const;

/** These actions with their leads, as far as they are shown. */
export function actionsTable(model: Model, actions: readonly number[], shown: Pick<Shown, "facts">): TableContent {
  const leads = new Map<string, Set<string>>();
  const wanted = new Set(actions);
  for (const fact of shown.facts) {
    if (!wanted.has(fact.target)) continue;
    const key = `${fact.role} ${fact.target}`;
    leads.set(key, (leads.get(key) ?? new Set()).add(model.at(fact.source).label));
  }
  const of = (role: string, action: number): string | null => [...(leads.get(`${role} ${action}`) ?? [])].join("; ") || null;
  return {
    name: "actions",
    caption: "The actions of this count",
    columns: COLUMNS.map((name) => ({ name })),
    rows: actions.map((action) => {
      const node = model.at(action);
      const ends = [...new Set(node.parts.map((part) => part.end || part.endNote).filter(Boolean))];
      return [
        model.areasOf(node) || null, model.themeOf(node) || null, node.number || null, node.label, of("lead", action),
        of("lead organisation", action), ends.join("; ") || null, `${model.data.plans[node.plans[0]!]!.file}, ${node.place}`,
      ];
    }),
    nodes: actions.map((action) => [action]),
  };
}

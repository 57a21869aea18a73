/** The tabs of the page, in their order. */
import type { Model } from "./model/model";
import { sparqlView } from "./sparql/view";
import type { State } from "./state";
import type { MakeView } from "./views/view";
import { leadsView } from "./views/leads";
import { placeholder } from "./views/placeholder";

/** A tab: its name in the address, its label, what makes its view, and its badge. */
export interface Tab {
  readonly name: string;
  readonly label: string;
  readonly make: MakeView;
  /** Whether the panel with the details stands beside it; yes unless told. */
  readonly wide?: boolean;
  /** Whether the tab is there for this graph; yes unless told. */
  readonly shown?: (model: Model) => boolean;
  /** The number beside its label, and whether it is a warning. */
  readonly badge?: (model: Model, state: State) => number;
  readonly warns?: boolean;
}

export const TABS: readonly Tab[] = [
  { name: "leads", label: "Who leads what", make: leadsView },
  { name: "overlap", label: "Overlaps", make: placeholder },
  { name: "dependency", label: "Dependencies", make: placeholder },
  { name: "gap", label: "Gaps", make: placeholder },
  { name: "resilience", label: "Single points of failure", make: placeholder },
  { name: "whatif", label: "What if they go?", make: placeholder },
  { name: "plans", label: "The plans", make: placeholder },
  { name: "changes", label: "Changes", make: placeholder, shown: (model) => model.data.plans.some((plan) => plan.replaces >= 0) },
  { name: "sparql", label: "SPARQL", make: sparqlView, wide: true },
];

/** The tabs of the page, in their order. */
import { hasVersions } from "./model/changes";
import type { Model } from "./model/model";
import type { Shown } from "./model/shown";
import { sparqlView } from "./sparql/view";
import { answersView } from "./views/answers";
import { type Family, type Findings, findings } from "./views/answers/families";
import { changesView } from "./views/changes";
import { leadsView } from "./views/leads";
import { plansView } from "./views/plans";
import type { MakeView } from "./views/view";
import { whatIf } from "./views/whatif/whatif";

/** A tab: its name in the address, its label, what makes its view, and its badge. */
export interface Tab {
  readonly name: string;
  readonly label: string;
  readonly make: MakeView;
  /** Whether it has the panel's place too while nothing is selected. */
  readonly wide?: boolean;
  /** Whether the tab is there for this graph; yes unless told. */
  readonly shown?: (model: Model) => boolean;
  /** The number beside its label, with what it counts, and whether it is a warning. */
  readonly badge?: (model: Model, shown: Shown) => Findings | null;
  readonly warns?: boolean;
}

const counted = (family: Family) => (model: Model, shown: Shown): Findings | null => findings(model, shown, family);

export const TABS: readonly Tab[] = [
  { name: "leads", label: "Who leads what", make: leadsView },
  { name: "overlap", label: "Overlaps", make: answersView("overlap"), wide: true, badge: counted("overlap") },
  { name: "dependency", label: "Dependencies", make: answersView("dependency"), wide: true },
  { name: "gap", label: "Gaps", make: answersView("gap"), wide: true, badge: counted("gap"), warns: true },
  { name: "resilience", label: "Single points of failure", make: answersView("resilience"), wide: true, badge: counted("resilience"), warns: true },
  { name: "whatif", label: "What if they go?", make: whatIf },
  { name: "plans", label: "The plans", make: plansView, wide: true },
  { name: "changes", label: "Changes", make: changesView, wide: true, shown: hasVersions },
  { name: "sparql", label: "SPARQL", make: sparqlView, wide: true },
];

/**
 * By which filters the rows of a question can be narrowed by leaving rows out, so that they are
 * the rows that the question would give if it were asked so. What is not named here cannot be:
 * the rows count over themes or kinds, say, and stay as they are.
 */

/** How the rows of one question can be narrowed; by area all can. */
export interface Narrowing {
  /** The columns that hold a theme: a row stays where one of them holds a wanted one. */
  readonly themes?: readonly string[];
  /** Whether a row without action and theme, about a whole plan, stays whatever the theme. */
  readonly keepsWholePlans?: true;
  /** The column that holds the kind of thing that it is asked by. */
  readonly kind?: string;
  /**
   * What a day does: "row" keeps what runs then by the row's own dates, "action" by its
   * action's, "before" what should have ended before it.
   */
  readonly day?: "row" | "action" | "before";
}

const BY_THEME = { themes: ["theme"] } as const;
const BY_THEME_OF_ACTIONS = { ...BY_THEME, keepsWholePlans: true } as const;
const BY_KIND = { kind: "kind" } as const;

const NARROWING: Readonly<Record<string, Narrowing>> = {
  "who-leads-what": { ...BY_THEME, day: "row" },
  workload: BY_KIND,
  "duplicate-work": { themes: ["theme", "other theme"] },
  "same-standard-action": BY_THEME,
  "depends-on": { ...BY_THEME, ...BY_KIND, day: "action" },
  funding: BY_KIND,
  "service-dependents": { ...BY_THEME, ...BY_KIND },
  "missing-standard-actions": BY_THEME_OF_ACTIONS,
  "no-end-date": BY_THEME_OF_ACTIONS,
  "no-lead": BY_THEME_OF_ACTIONS,
  "no-lead-organisation": BY_THEME_OF_ACTIONS,
  overdue: { ...BY_THEME, day: "before" },
  "thin-themes": BY_THEME,
  "victim-pathways": BY_THEME_OF_ACTIONS,
  "weak-leads": BY_KIND,
  concentration: BY_THEME,
  "cut-points": BY_KIND,
  "single-points-of-failure": BY_KIND,
};

/** How the rows of the question of that name can be narrowed. */
export function narrowingOf(question: string): Narrowing {
  return NARROWING[question] ?? {};
}

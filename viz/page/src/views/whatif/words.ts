/** What is lost, in plain words. */
import type { Model } from "../../model/model";
import { counted } from "../../ui/words";
import type { Finding, Loss } from "../../without/loss";
import { listed } from "../../without/phrases";
import type { AreaLoss } from "../../without/without";

/** The heading of each finding, as `without` prints it. */
export const HEADINGS: Readonly<Record<Finding, string>> = {
  "goes too": "Goes with what was named",
  "no lead left": "Actions left without a named lead",
  "outcome without a lead": "Actions with an outcome left without a lead",
  "another lead stays": "Actions that lose a lead and keep another",
  "no lead organisation left": "Actions left without a lead organisation",
  "another lead organisation stays": "Actions that lose a lead organisation and keep another",
  "no supporter left": "Actions left without a named supporter",
  "another supporter stays": "Actions that lose a supporter and keep another",
  "no provider left": "Services left without a stated provider",
  "another provider stays": "Services that lose a provider and keep another",
  "no chair left": "Panels left without a stated chair",
  "another chair stays": "Panels that lose a chair and keep another",
  "no funder left": "Left without a stated funder",
  "another funder stays": "Lose a funder and keep another",
  "no other way to report": "Panels left with nobody to report to",
  "relies on it": "Actions that use it or depend on it",
  "relies on it through others": "Actions that rely on it through others",
  "names it": "Actions whose words name it",
  "theme without a service": "Themes left without a named service",
  "area without a service": "Left without any named service",
  "out of contact": "Falls out of contact with the rest of the work",
  "nothing found": "Named, but no work is stated to hang on it",
  "nearest to take over": "Nearest to take over",
};

/** What each loss leaves behind: its noun, and what is said of it. */
const LEFT: readonly (readonly [finding: Finding, one: string, many: string, said: string])[] = [
  ["no lead left", "action", "actions", "without a named lead"],
  ["outcome without a lead", "action", "actions", "with an outcome that nobody leads"],
  ["no lead organisation left", "action", "actions", "without a lead organisation"],
  ["no supporter left", "action", "actions", "without a named supporter"],
  ["no provider left", "service", "services", "without a stated provider"],
  ["no chair left", "board or panel", "boards and panels", "without a stated chair"],
  ["no funder left", "piece of work", "pieces of work", "without a stated funder"],
  ["no other way to report", "panel", "panels", "with nobody to report to"],
  ["relies on it", "action", "actions", "relying on what goes"],
  ["relies on it through others", "action", "actions", "relying on it through others"],
  ["theme without a service", "theme", "themes", "without a named service"],
  ["area without a service", "whole area", "whole areas", "without any named service"],
  ["out of contact", "part of the work", "parts of the work", "cut off from the rest"],
];

/** What loses somebody or something and keeps another. */
const KEPT: readonly (readonly [finding: Finding, one: string, many: string, lost: string])[] = [
  ["another lead stays", "action", "actions", "a lead"],
  ["another lead organisation stays", "action", "actions", "a lead organisation"],
  ["another supporter stays", "action", "actions", "a supporter"],
  ["another provider stays", "service", "services", "a provider"],
  ["another chair stays", "board or panel", "boards and panels", "a chair"],
  ["another funder stays", "piece of work", "pieces of work", "a funder"],
];

const MANY = 3;

/** The things that go, in a few words: "Ann Lee and Night Bus", "Ann Lee, Night Bus and 3 more". */
export function going(model: Model, removed: readonly number[]): string {
  const names = removed.map((node) => model.at(node).label);
  const more = names.length - MANY;
  return listed(more > 1 ? [...names.slice(0, MANY), `${more} more`] : names);
}

/** What is lost over all areas, as sentences; the first is the gravest. */
export function headline(model: Model, areas: readonly AreaLoss[]): readonly string[] {
  const losses = areas.flatMap((each) => each.losses);
  const left = LEFT.flatMap(([finding, one, many, said]) => {
    const count = distinct(losses, finding);
    return count ? [`${counted(count, one, many)} ${said}`] : [];
  });
  const hit = areas.filter((each) => each.losses.some((loss) => LEFT.some(([finding]) => finding === loss.finding)));
  const where = listed(hit.map((each) => model.data.areas[each.area]!.name));
  const told =
    hit.length > MANY ? `${hit.length} areas are left with` : `${where} ${hit.length > 1 ? "are" : "is"} left with`;
  const first = left.length ? `${told} ${listed(left)}.` : "The plans state nothing that hangs on this alone.";
  return [first, ...besides(losses)];
}

/** What is not lost, but touched. */
function besides(losses: readonly Loss[]): string[] {
  const kept = KEPT.flatMap(([finding, one, many, what]) => {
    const count = distinct(losses, finding);
    return count ? [`${counted(count, one, many)} ${count === 1 ? "loses" : "lose"} ${what}`] : [];
  });
  const naming = distinct(losses, "names it");
  return [
    ...(kept.length ? [`${listed(kept)}; another stays.`] : []),
    ...(naming ? [`${counted(naming, "action")} ${naming === 1 ? "names" : "name"} it without relying on it.`] : []),
  ];
}

function distinct(losses: readonly Loss[], finding: Finding): number {
  return new Set(losses.filter((loss) => loss.finding === finding).map((loss) => `${loss.node} ${loss.what}`)).size;
}

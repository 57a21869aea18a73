/** Days as dates in the plans mean them: a year and a month are no day. */

const ISO = /^\d{4}(-\d{2}(-\d{2})?)?$/;

/**
 * Whether something that starts and ends at dates as printed (YYYY, YYYY-MM or YYYY-MM-DD, or
 * words, which say nothing) runs on a day. As text, so that a year and a month count whole.
 */
export function meets(start: string, end: string, on: string): boolean {
  const begun = !ISO.test(start) || on.slice(0, start.length) >= start;
  const going = !ISO.test(end) || on.slice(0, end.length) <= end;
  return begun && going;
}

/** Whether an end (YYYY, YYYY-MM or YYYY-MM-DD) is over on a day: its last day is past. */
export function isPast(end: string, on: string): boolean {
  return ISO.test(end) && on.slice(0, end.length) > end;
}

/** How many months an end is before a day, by the calendar; a year ends with December. */
export function monthsPast(end: string, on: string): number {
  const month = end.length > 4 ? Number(end.slice(5, 7)) : 12;
  return (Number(on.slice(0, 4)) - Number(end.slice(0, 4))) * 12 + Number(on.slice(5, 7)) - month;
}

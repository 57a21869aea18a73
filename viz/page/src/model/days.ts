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

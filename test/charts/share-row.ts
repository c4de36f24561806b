/** A made-up row of measured shares, with a hashrate of the same figure. */
export function shareRow(month: string, jurisdiction: string, share: number, flag: string | null = null) {
  return {month, jurisdiction, share, hashrate: share, flag};
}

/** The next round figure above the highest bar that halves to a whole one, and that half: what an axis says. */
export function scale(values: readonly number[]): { top: number; ticks: number[] } {
  const most = Math.max(1, ...values);
  const size = 10 ** Math.floor(Math.log10(most));
  const top = [1, 1.2, 1.6, 2, 3, 4, 5, 6, 8, 10].map((x) => Math.round(x * size)).find((x) => x >= most && (x === 1 || x % 2 === 0)) ?? most;
  return { top, ticks: top === 1 ? [1, 0] : [top, top / 2, 0] };
}

/** So many patients, in words. */
export function ofPatients(count: number): string {
  return count === 1 ? 'one patient' : `${count.toLocaleString('en-US')} patients`;
}

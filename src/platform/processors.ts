/** How many threads this machine runs at once, as far as the browser tells: some tell nothing, or less. */
export function countProcessors(): number {
  const told = (navigator as { readonly hardwareConcurrency?: number }).hardwareConcurrency;
  return told && told > 0 ? told : 2;
}

/** Made by tools/build-facts-plugin.ts. */
declare module '*?build-facts' {
  const facts: {
    readonly version: string;
    /** Of the workbench itself. */
    readonly licence: string;
    /** Undefined where it was not built from a checkout. */
    readonly commit?: { readonly hash: string; readonly isClean: boolean };
    readonly packages: readonly {
      readonly name: string;
      readonly version: string;
      readonly licence: string;
      readonly text: string;
    }[];
  };
  export default facts;
}

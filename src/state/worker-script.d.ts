/** Made by tools/worker-script-plugin.ts. */
declare module '*?worker-script' {
  const script: string;
  export default script;
}

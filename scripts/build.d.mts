/** Builds everything into `out`, or dist/; without `web` only the command line and the server. */
export function build(options?: { readonly web?: boolean; readonly out?: string }): Promise<void>;

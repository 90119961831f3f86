export const root: string;
/** Installs and builds where anything changed since the last time. */
export function bootstrap(options?: { readonly build?: boolean }): Promise<void>;

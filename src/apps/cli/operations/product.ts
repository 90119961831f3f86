declare const MINGZHANG_VERSION: string;

/** The product's version; `development` where it runs without being built. */
export const productVersion =
  typeof MINGZHANG_VERSION === 'undefined' ? 'development' : MINGZHANG_VERSION;

/** The oldest Node this runs on (package.json, `engines`). */
export const oldestNode = '20.19.0';

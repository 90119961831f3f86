import path from 'node:path';

/** What the environment says, checked. */
export interface Settings {
  readonly port: number;
  readonly hostname: string;
  readonly dataDirectory: string;
  readonly databaseUrl: string | null;
  /** What browsers see where a proxy stands before the server, `https://…`; null where they reach it directly. */
  readonly publicAddress: string | null;
  readonly metricsToken: string | null;
  readonly backupPassphraseFile: string | null;
  /** How many proxies of one's own stand before the server: so many entries of `X-Forwarded-For` are believed. */
  readonly proxies: number;
  /** Whether single sign-on may stand on private addresses, inside the campus network. */
  readonly privateSignOn: boolean;
  readonly mail: { readonly url: string; readonly from: string } | null;
}

/** A setting that cannot be used: its name. */
export interface WrongSetting {
  readonly wrong: 'PORT' | 'PUBLIC_ADDRESS' | 'TRUST_PROXY' | 'MAIL_FROM';
}

type Environment = Readonly<Record<string, string | undefined>>;

const said = (value: string | undefined): string | null =>
  value === undefined || value === '' ? null : value;

/** More is a mistake: an address was written, perhaps, instead of a number. */
const mostProxies = 9;

/** Reads the settings; names the first that cannot be used. */
export function readSettings(environment: Environment): Settings | WrongSetting {
  const port = Number(said(environment['PORT']) ?? 4800);
  if (!Number.isInteger(port) || port < 0 || port > 65535) return { wrong: 'PORT' };
  const publicAddress = said(environment['PUBLIC_ADDRESS']);
  if (publicAddress !== null && !/^https?:\/\/[^/]+\/?$/.test(publicAddress))
    return { wrong: 'PUBLIC_ADDRESS' };
  const proxies = Number(said(environment['TRUST_PROXY']) ?? 0);
  if (!Number.isInteger(proxies) || proxies < 0 || proxies > mostProxies)
    return { wrong: 'TRUST_PROXY' };
  const url = said(environment['SMTP_URL']);
  const from = said(environment['MAIL_FROM']);
  if (url !== null && from === null) return { wrong: 'MAIL_FROM' };
  return {
    port,
    hostname: said(environment['HOST']) ?? '127.0.0.1',
    dataDirectory: path.resolve(said(environment['DATA_DIR']) ?? 'data'),
    databaseUrl: said(environment['DATABASE_URL']),
    publicAddress,
    metricsToken: said(environment['METRICS_TOKEN']),
    backupPassphraseFile: said(environment['MINGZHANG_BACKUP_PASSPHRASE_FILE']),
    proxies,
    privateSignOn: environment['SIGN_ON_PRIVATE'] === '1',
    mail: url === null || from === null ? null : { url, from },
  };
}

import path from 'node:path';

/** What the environment says, checked. */
export interface Settings {
  readonly port: number;
  readonly hostname: string;
  readonly dataDirectory: string;
  readonly databaseUrl: string | null;
  /** What browsers see where a proxy stands before the server, `https://…`; null where they reach it directly. */
  readonly publicAddress: string | null;
  /** The port of the ballot box, a process of its own; 0 for any that is free. */
  readonly ballotBoxPort: number;
  /** Under which address phones reach the ballot box past a proxy; null where they reach its port directly. */
  readonly ballotBoxAddress: string | null;
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
  readonly wrong:
    | 'PORT'
    | 'PUBLIC_ADDRESS'
    | 'BALLOT_BOX_PORT'
    | 'BALLOT_BOX_ADDRESS'
    | 'TRUST_PROXY'
    | 'MAIL_FROM';
}

type Environment = Readonly<Record<string, string | undefined>>;

const said = (value: string | undefined): string | null =>
  value === undefined || value === '' ? null : value;

/** More is a mistake: an address was written, perhaps, instead of a number. */
const mostProxies = 9;

/** The port beside the application's, unless said otherwise; null where it cannot be used. */
function boxPort(value: string | null, port: number): number | null {
  const beside = port === 65535 ? port - 1 : port + 1;
  const wanted = Number(value ?? (port === 0 ? 0 : beside));
  if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65535) return null;
  return wanted !== 0 && wanted === port ? null : wanted;
}

/**
 * Where phones reach the ballot box, without a slash at its end: it may have a path, and must be https where the product
 * is, since browsers refuse to send from one to the other. Undefined where it cannot be used.
 */
function boxAddress(value: string | null, publicAddress: string | null): string | null | undefined {
  if (value === null) return null;
  if (!/^https?:\/\/[^/?#\s]+(?:\/[^?#\s]*)?$/.test(value)) return undefined;
  const safe = publicAddress?.startsWith('https:') ?? false;
  return safe && !value.startsWith('https:') ? undefined : value.replace(/\/+$/, '');
}

/** Reads the settings; names the first that cannot be used. */
export function readSettings(environment: Environment): Settings | WrongSetting {
  const port = Number(said(environment['PORT']) ?? 4800);
  if (!Number.isInteger(port) || port < 0 || port > 65535) return { wrong: 'PORT' };
  const publicAddress = said(environment['PUBLIC_ADDRESS']);
  if (publicAddress !== null && !/^https?:\/\/[^/]+\/?$/.test(publicAddress))
    return { wrong: 'PUBLIC_ADDRESS' };
  const ballotBoxPort = boxPort(said(environment['BALLOT_BOX_PORT']), port);
  if (ballotBoxPort === null) return { wrong: 'BALLOT_BOX_PORT' };
  const ballotBoxAddress = boxAddress(said(environment['BALLOT_BOX_ADDRESS']), publicAddress);
  if (ballotBoxAddress === undefined) return { wrong: 'BALLOT_BOX_ADDRESS' };
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
    ...{ publicAddress, ballotBoxPort, ballotBoxAddress },
    metricsToken: said(environment['METRICS_TOKEN']),
    backupPassphraseFile: said(environment['MINGZHANG_BACKUP_PASSPHRASE_FILE']),
    proxies,
    privateSignOn: environment['SIGN_ON_PRIVATE'] === '1',
    mail: url === null || from === null ? null : { url, from },
  };
}

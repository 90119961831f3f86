/** Hex SHA-256 of the scripts of the phone's page and of the kiosk's. */
export interface BallotScripts {
  readonly script: string;
  readonly kiosk: string;
}

/** Builds the ballot page into the folder `out`; answers the hashes of its scripts. */
export function buildBallotPage(out: string): Promise<BallotScripts>;

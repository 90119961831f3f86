/** A congress of delegates, or the assembly of all students that a small unit may hold instead. */
export const congressKinds = ['congress', 'assembly'] as const;

/** One of them. */
export type CongressKind = (typeof congressKinds)[number];

/** How seats are divided among levels of education: not told apart, levels first, or both margins exact. */
export const levelWays = ['one-step', 'level-first', 'both-margins'] as const;

/** One of them. */
export type LevelWay = (typeof levelWays)[number];

/** Who nominated a delegate. */
export const nominators = [
  'class',
  'class-league',
  'unit-union',
  'unit-league',
  'club',
  'self',
] as const;

/** One of them. */
export type Nominator = (typeof nominators)[number];

/** What a class committee says of the list it publicised. */
export const feedbackVerdicts = ['agrees', 'objects'] as const;

/** One of them. */
export type FeedbackVerdict = (typeof feedbackVerdicts)[number];

/** How it came: by the link that needs no account, or on paper. */
export const feedbackWays = ['link', 'paper'] as const;

/** One of them. */
export type FeedbackWay = (typeof feedbackWays)[number];

/** What the credentials group decided of a delegate. */
export const credentialStates = ['pending', 'qualified', 'unqualified'] as const;

/** One of them. */
export type CredentialState = (typeof credentialStates)[number];

/** What a delegate must fulfil; records show the first four where they are kept, a named person vouches for the rest. */
export const delegateConditions = [
  'registered',
  'full-time',
  'citizen',
  'no-probation',
  'conduct',
  'elected-properly',
] as const;

/** One of them. */
export type DelegateCondition = (typeof delegateConditions)[number];

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

/** Paths by which holding a congress is approved; `paths.ts` says what each is. */
export const approvalPaths = [
  'school-province',
  'school-party',
  'unit-party-league',
  'unit-branch-league',
] as const;

/** One of them. */
export type ApprovalPath = (typeof approvalPaths)[number];

/** Paths on which delegates are chosen: in the units of the school, or in the classes of a unit. */
export const choosingPaths = ['delegates-units', 'delegates-classes'] as const;

/** One of them. */
export type ChoosingPath = (typeof choosingPaths)[number];

/** Codes of the steps on the way to the approval. */
export const approvalSteps = [
  'request-congress',
  'unit-league-agrees',
  'unit-party-agrees',
  'league-approves',
  'party-approves',
  'province-approves',
] as const;

/** Codes of the steps of choosing delegates. */
export const choosingSteps = [
  'call',
  'nominate',
  'branch-reviews',
  'class-publicity',
  'request',
  'reply',
  'elect',
  'report',
  'credentials',
] as const;

/** One of them. */
export type ChoosingStep = (typeof choosingSteps)[number];

/** Floors divided by where people are, or the same share in every unit. */
export const floorWays = ['apportioned', 'per-unit'] as const;

/** One of them. */
export type FloorWay = (typeof floorWays)[number];

/** Groups that have a floor. */
export const floorGroups = ['women', 'minority', 'non-cadres'] as const;

/** One of them. */
export type FloorGroup = (typeof floorGroups)[number];

import { personal, secret, text } from '../../engines/actions/fields.ts';
import { passwordLength } from './passwords/rules.ts';

/** How somebody showed who they are. */
export const sessionMethods = ['password', 'password-totp', 'oidc', 'cas'] as const;
export type SessionMethod = (typeof sessionMethods)[number];

/** What an account is at the moment: `waiting` has neither a password nor a code that still works. */
export const accountStates = ['active', 'invited', 'waiting', 'disabled'] as const;
export type AccountState = (typeof accountStates)[number];

/** The languages of the product, as a choice. */
export const languages = ['zh', 'en'] as const;

/** The two kinds of a school's own log-in. */
export const signOnKinds = ['oidc', 'cas'] as const;
export type SignOnKind = (typeof signOnKinds)[number];

/** A number typed to be known by. */
export const numberField = () => personal(text(32), 'the log-in name');

/** A name shown beside an account. */
export const nameField = () => personal(text(60), 'tells whose account it is');

/** A password that is being chosen; its rules refuse what is too short, so that they can say so in words. */
export const newPasswordField = () => secret(1, passwordLength.most);

/** A password, code or six digits that must be right; too long ones cost no work. */
export const knownSecretField = () => secret(1, passwordLength.most);

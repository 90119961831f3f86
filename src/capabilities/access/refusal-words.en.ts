import type { Words } from '../../kernel/words.ts';

/** Why access refuses, and the way out, in English. */
export const accessRefusalWordsEn: Words = {
  'refusal.log-in-wrong': 'Number or password is wrong.',
  'refusal.log-in-wrong.way':
    'Check them and try again; if you forgot the password, ask the school’s administrator for a one-time code.',
  'refusal.totp-needed': 'The second step is needed.',
  'refusal.totp-needed.way': 'Type the six digits of your authenticator, or a recovery code.',
  'refusal.totp-wrong': 'The digits or the recovery code are wrong or were used before.',
  'refusal.totp-wrong.way':
    'Wait for the next digits and try again; check the clock of your phone.',
  'refusal.too-many-attempts': 'There were too many wrong attempts.',
  'refusal.too-many-attempts.way':
    'Wait {{minutes}} minutes and try again; if it is urgent, ask the school’s administrator.',
  'refusal.account-disabled': 'This account is disabled.',
  'refusal.account-disabled.way': 'Ask the school’s administrator to enable it.',
  'refusal.account-unknown': 'There is no such account.',
  'refusal.account-unknown.way': 'Choose again from the list of accounts.',
  'refusal.account-exists': 'This person has an account already.',
  'refusal.account-exists.way':
    'If the password was forgotten, make a one-time code in the list of accounts.',
  'refusal.account-own': 'You cannot disable your own account.',
  'refusal.account-own.way': 'Ask another administrator to do it.',
  'refusal.account-not-disabled': 'This account is not disabled.',
  'refusal.account-not-disabled.way': 'Nothing needs to be done.',
  'refusal.person-unknown': 'There is no such person.',
  'refusal.person-unknown.way': 'Add them to the register first.',
  'refusal.person-left': 'This person has left the school.',
  'refusal.person-left.way': 'If the day is wrong, correct it in the register first.',
  'refusal.whom-missing': 'It was not said for whom.',
  'refusal.whom-missing.way':
    'Choose a unit or a body; for all teachers choose the kind “Teacher”.',
  'refusal.nobody-without': 'Everybody chosen has an account already.',
  'refusal.nobody-without.way':
    'Nothing needs to be done; if somebody is missing, check the register.',
  'refusal.email-none': 'This account has no e-mail address.',
  'refusal.email-none.way': 'Set the address first, or hand the code over in person.',
  'refusal.mail-not-set-up': 'No mail server is set up.',
  'refusal.mail-not-set-up.way':
    'Make a one-time code and hand it over; to send mail, the operator sets SMTP_URL and MAIL_FROM.',
  'refusal.mail-failed': 'The mail could not be sent.',
  'refusal.mail-failed.way':
    'Check the address and try again, or make a one-time code and hand it over.',
  'refusal.code-wrong': 'Number or one-time code is wrong, or the code was used before.',
  'refusal.code-wrong.way':
    'Check them and try again, or ask the school’s administrator for a new code.',
  'refusal.code-expired': 'The one-time code has run out.',
  'refusal.code-expired.way': 'Ask the school’s administrator for a new one.',
  'refusal.password-none': 'This account has no password.',
  'refusal.password-none.way':
    'Log in through the school; to have a password, ask the administrator for a one-time code.',
  'refusal.password-wrong': 'The current password is wrong.',
  'refusal.password-wrong.way': 'Check it and try again.',
  'refusal.password-same': 'The new password is the current one.',
  'refusal.password-same.way': 'Choose another.',
  'refusal.password-short': 'The password is too short.',
  'refusal.password-short.way':
    'It needs at least {{least}} characters; a sentence you remember will do.',
  'refusal.password-common': 'Everybody guesses this password first.',
  'refusal.password-common.way': 'Choose one that others do not think of.',
  'refusal.password-plain': 'The password is a run or a repetition.',
  'refusal.password-plain.way': 'Choose one without a pattern, or a sentence you remember.',
  'refusal.password-own': 'The password is little more than your name, number or school.',
  'refusal.password-own.way': 'Choose one that nobody can read off a list.',
  'refusal.totp-already': 'Two-step log-in is set up already.',
  'refusal.totp-already.way': 'To use another phone, turn it off first and set it up again.',
  'refusal.totp-not-begun': 'The set-up was not begun, or more than 15 minutes ago.',
  'refusal.totp-not-begun.way': 'Begin again and scan the picture.',
  'refusal.totp-none': 'Two-step log-in is not set up.',
  'refusal.totp-none.way': 'Nothing needs to be done.',
  'refusal.second-factor-own':
    'You have no two-step log-in yourself, and would be shut out at once.',
  'refusal.second-factor-own.way': 'Set it up for your own account first.',
  'refusal.second-factor-demanded': 'It is demanded of this role already.',
  'refusal.second-factor-demanded.way': 'Nothing needs to be done.',
  'refusal.second-factor-not-demanded': 'It is not demanded of this role.',
  'refusal.second-factor-not-demanded.way': 'Nothing needs to be done.',
  'refusal.session-unknown': 'This log-in has ended already.',
  'refusal.session-unknown.way': 'Load the list again.',
  'refusal.address-wrong': 'The address is incomplete, or carries a user name or parameters.',
  'refusal.address-wrong.way': 'Give an address such as https://sso.example.edu.cn.',
  'refusal.address-not-https': 'The address must begin with https://.',
  'refusal.address-not-https.way':
    'Without encryption log-ins could be read on the way, so it cannot be used.',
  'refusal.address-private': 'The address leads into a private network.',
  'refusal.address-private.way':
    'If the school’s provider does stand inside the campus network, the operator sets SIGN_ON_PRIVATE=1 first.',
  'refusal.client-id-missing': 'OIDC needs a client id.',
  'refusal.client-id-missing.way': 'Ask the school’s IT centre for one.',
  'refusal.client-secret-again': 'With a new address the client secret must be given again.',
  'refusal.client-secret-again.way': 'So the old secret is never sent to the new address.',
  'refusal.sign-on-unknown': 'There is no such single sign-on, or it is disabled.',
  'refusal.sign-on-unknown.way':
    'Log in with number and password, or ask the school’s administrator.',
  'refusal.sign-on-disabled': 'This single sign-on is disabled already.',
  'refusal.sign-on-disabled.way': 'Nothing needs to be done.',
  'refusal.sign-on-failed': 'The school’s single sign-on did not succeed.',
  'refusal.sign-on-failed.way': 'Try once more; if it stays so, ask the school’s administrator.',
  'refusal.sign-on-expired': 'This log-in took too long, or was begun in another browser.',
  'refusal.sign-on-expired.way': 'Begin the single sign-on again.',
  'refusal.sign-on-many': 'Too many single sign-ons were begun from this network and not finished.',
  'refusal.sign-on-many.way': 'Try again in a few minutes, or log in with number and password.',
  'refusal.sign-on-stranger':
    'The single sign-on succeeded, but you are not in the school’s register, or have left.',
  'refusal.sign-on-stranger.way': 'Ask the school’s administrator to check your number.',
  'refusal.sign-on-no-account': 'You have no account yet.',
  'refusal.sign-on-no-account.way': 'Ask the school’s administrator to open one.',
};

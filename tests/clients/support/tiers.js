// How soon Parley promises an operation: 1 what nearly every bot asks for, 2 what many do, 3 Discord's own business.
const third = [
  /^\/lobbies/, /^\/partner-sdk/, /entitlements/, /^\/skus/, /role-connection/, /\/requests/, /target-users/, /activity-instances/,
  /^\/oauth2\/(keys|userinfo)/, /connections$/,
];
const second = [
  /\/commands/, /^\/applications\/.*\/(emojis|attachment)/, /^\/interactions/, /@original/, /scheduled-events/, /stage-instances/,
  /sticker/, /auto-moderation/, /\/polls/, /soundboard/, /voice-stat/, /\/followers/, /\/crosspost/, /\/search$/, /templates/,
  /welcome/, /onboarding/, /widget/, /incident-actions/, /\/(slack|github)$/,
];

export function tierOf(path) {
  if (third.some((one) => one.test(path))) return 3;
  if (path.endsWith('/members/search')) return 1;
  return second.some((one) => one.test(path)) ? 2 : 1;
}

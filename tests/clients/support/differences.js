// Where Parley differs from the description on purpose, and why. Everything else is a fault.
//   {why, allows(operation, answer, fault)}: operation is "GET /users/@me", fault {pointer, message}.
export const differences = [];

// Every text that script shows, in one place.
export const en = { page: { showPassword: "Show password", hidePassword: "Hide password" } };

// What a person is called here: their nickname, and for my own chat what it is good for.
import { person } from "../state/people";
import { myName } from "../state/session";
import { en } from "../text/en";

export const nameOf = (username: string): string => person(username).nickname;
export const chatName = (username: string): string => (username === myName.value ? en.list.notes : nameOf(username));

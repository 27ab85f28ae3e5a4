// What belongs to oneself: profile, account, looks, notifications, people.
import { Bell, Keyboard, Languages, Laptop, LogOut, Palette, Shield, User, Users } from "lucide";
import { Icon } from "../../../../view/icon";
import { narrow } from "../../../../view/media";
import { saySelf } from "../../../text/self-words";
import { Self } from "../../me";
import { SettingsFrame, type Group } from "../frame";
import { Account } from "./account";
import { Appearance } from "./appearance";
import { Devices } from "./devices";
import { Keys } from "./keys";
import { Language } from "./language";
import { Notices } from "./notices";
import { People } from "./people";
import { Profile } from "./profile";

const groups = (): Group[] => [
  {
    name: saySelf.groups.you,
    sections: [
      { id: "profile", name: saySelf.sections.profile, icon: User, view: <Profile /> },
      { id: "account", name: saySelf.sections.account, icon: Shield, view: <Account /> },
      { id: "devices", name: saySelf.sections.devices, icon: Laptop, view: <Devices /> },
      { id: "people", name: saySelf.sections.people, icon: Users, view: <People /> },
    ],
  },
  {
    name: saySelf.groups.page,
    sections: [
      { id: "appearance", name: saySelf.sections.appearance, icon: Palette, view: <Appearance /> },
      { id: "notifications", name: saySelf.sections.notifications, icon: Bell, view: <Notices /> },
      { id: "keyboard", name: saySelf.sections.keyboard, icon: Keyboard, view: <Keys /> },
      { id: "language", name: saySelf.sections.language, icon: Languages, view: <Language /> },
    ],
  },
];

export function UserSettings() {
  return (
    <SettingsFrame title={saySelf.title} groups={groups()} top={narrow.value && <Self />}>
      <a class="row bad layer-out" href="/logout">
        <Icon of={LogOut} />
        <span class="cut">{saySelf.signOut}</span>
      </a>
    </SettingsFrame>
  );
}

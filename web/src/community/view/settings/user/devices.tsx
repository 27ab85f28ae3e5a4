// Where I am signed in; what I do not know is ended here.
import { Laptop } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { Icon } from "../../../../view/icon";
import { now } from "../../../../view/media";
import { reasonOf } from "../../../actions/refusals";
import { devices, endDevice, type Device } from "../../../api/account";
import { deviceName } from "../../../text/device";
import { saySelf } from "../../../text/self-words";
import { namedTime } from "../../../text/times";
import { Part, Say } from "../parts";

export function Devices() {
  const [all, setAll] = useState<Device[] | null>(null);
  const [error, setError] = useState("");
  const run = (work: Promise<unknown>): void =>
    void work
      .then(devices)
      .then(setAll)
      .catch((refused: unknown) => setError(reasonOf(refused)));
  useEffect(() => run(Promise.resolve()), []);
  return (
    <Part lead={saySelf.devices.lead}>
      {all === null && !error && <div class="bones" aria-hidden="true"><span class="bone" /><span class="bone" /></div>}
      <ul class="devices">
        {all?.map((device) => {
          const name = deviceName(device.agent) || saySelf.devices.unknown;
          return (
            <li class="device" key={device.id}>
              <Icon of={Laptop} />
              <div class="grow">
                <b>{name}</b>
                <small>
                  {device.current && <span class="here">{saySelf.devices.here}</span>}
                  {device.current && " · "}
                  {device.address} · {namedTime(Math.min(Date.parse(device.last_seen), now.value), "R", now.value)}
                </small>
              </div>
              {!device.current && (
                <button type="button" class="btn plain small" aria-label={saySelf.devices.endOn(name)} onClick={() => run(endDevice(device.id))}>
                  {saySelf.devices.end}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      <Say error={error} />
    </Part>
  );
}

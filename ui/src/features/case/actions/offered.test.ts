/** A service adds its number to what was typed, and never takes a word of it away. */
import { describe, expect, it } from "vitest";

import { whatWasAdded, withService } from "./offered";

const service = { name: "Falls pick-up", phone: "01632 960101", refer: "Ring.\nNo form.", run_by: "Community Trust", run_by_organisation: "x" };

describe("choosing a service", () => {
  it("adds its name, its number and how to refer, once", () => {
    const text = withService("Get her up safely", service);
    expect(text).toBe("Get her up safely: Falls pick-up, 01632 960101. Ring. No form.");
    expect(withService(text, service)).toBe(text);
    expect(withService("", { ...service, refer: "" })).toBe("Falls pick-up, 01632 960101");
  });
  it("leaves out how to refer, and then itself, rather than cut what was typed", () => {
    const long = "x".repeat(360);
    expect(withService(long, service)).toBe(`${long}: Falls pick-up, 01632 960101`);
    expect(withService("x".repeat(395), service)).toBe("x".repeat(395));
  });
  it("says who is asked, or that somebody must be chosen", () => {
    expect(whatWasAdded(service, true)).toBe("Falls pick-up added. Community Trust is asked to do it.");
    expect(whatWasAdded(service, false)).toContain("does not hold this part of the case");
    expect(whatWasAdded({ ...service, run_by_organisation: null }, false)).toBe("Falls pick-up added. Choose who will arrange it.");
  });
});

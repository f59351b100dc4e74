import fc from "fast-check";
import { slug } from "../../src/plan/slug.ts";

test.each([
  ["main", "main"],
  ["release-1.2", "release-1.2"],
  ["Feature_X", "Feature_X"],
  ["1.2.x", "1.2.x"],
])("%s is a legal tag as it is", (text, expected) => expect(slug(text, 128)).toBe(expected));

test.each([
  ["feature/login", /^feature-login-[0-9a-f]{8}$/],
  ["-x", /^x-[0-9a-f]{8}$/],
  [".hidden", /^hidden-[0-9a-f]{8}$/],
  ["end.", /^end-[0-9a-f]{8}$/],
  ["naïve", /^na-ve-[0-9a-f]{8}$/],
  ["日本語", /^[0-9a-f]{8}$/],
  ["a".repeat(200), /^a{119}-[0-9a-f]{8}$/],
])("%s is changed, and says so with a hash", (text, expected) => expect(slug(text, 128)).toMatch(expected));

test("two different texts have two different slugs", () => {
  const texts = ["a/b", "a-b", "a//b", "a b", "/a/b", "a/b/", "A/b", `${"x".repeat(130)}1`, `${"x".repeat(130)}2`];
  expect(new Set(texts.map((text) => slug(text, 128))).size).toBe(texts.length);
});

test("every slug is a legal tag within the limit, and always the same", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", minLength: 1, maxLength: 200 }),
      fc.integer({ min: 10, max: 128 }),
      (text, limit) => {
        const tag = slug(text, limit);
        // https://github.com/distribution/reference: tag
        expect(tag).toMatch(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/);
        expect(tag.length).toBeLessThanOrEqual(limit);
        expect(slug(text, limit)).toBe(tag);
      },
    ),
  );
});

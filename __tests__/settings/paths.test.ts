import { dirs, files, links, workingDirectory } from "../../src/settings/paths.ts";

function read<T>(parse: (name: string, text: string, problems: string[]) => T, text: string) {
  const problems: string[] = [];
  return { value: parse("input", text, problems), problems: problems.length };
}

describe("files", () => {
  test.each([
    ["config.yaml:/etc/app.yaml", "config.yaml", "/etc/app.yaml"],
    ["web/dist", "web/dist", "/web/dist"],
    ["./web/dist/", "web/dist", "/web/dist"],
    ["a/../b:/b", "b", "/b"],
    ["../shared:/shared", "../shared", "/shared"],
    ["assets/:/srv/assets/", "assets", "/srv/assets"],
    [".:/app", ".", "/app"],
    ["it's $HOME.txt:/etc/it's", "it's $HOME.txt", "/etc/it's"],
  ])("%j", (text, source, destination) =>
    expect(read(files, text)).toEqual({ value: [{ source, destination }], problems: 0 }),
  );

  test.each([
    ["a path from the machine's root", "/etc/passwd:/etc/passwd"],
    ["a path that climbs and says no destination", "../shared"],
    ["a relative destination", "a:b"],
    ["a destination that climbs", "a:/b/../../etc"],
    ["the image's root", "a:/"],
    ["the image's root in other spellings", "a:/., b://, c:/./"],
    ["the whole repository without a destination", "., ./"],
    ["no source", ":/etc/app"],
    ["three parts", "a:/b:/c"],
  ])("%s is refused", (_sentence, text) =>
    expect(read(files, text)).toEqual({ value: [], problems: text.split(",").length }),
  );
});

describe("dirs", () => {
  test.each([
    ["/data", "/data", "0755"],
    ["/data:0700", "/data", "0700"],
    ["/data:1777", "/data", "1777"],
    ["/var//lib/app/", "/var/lib/app", "0755"],
    ["/data:750", "/data", "750"],
  ])("%j", (text, path, mode) => expect(read(dirs, text)).toEqual({ value: [{ path, mode }], problems: 0 }));

  test.each([
    "data",
    "/",
    "//",
    "/.",
    "/data/..",
    "/a/../../b",
    "/data:0800",
    "/data:",
    "/data:4755",
    "/data:rwx",
    "/a:0700:x",
  ])("%j is refused", (text) => expect(read(dirs, text)).toEqual({ value: [], problems: 1 }));
});

describe("links", () => {
  test("two absolute paths", () => {
    expect(read(links, "/usr/local/bin/app:/usr/bin//app")).toEqual({
      value: [{ target: "/usr/local/bin/app", link: "/usr/bin/app" }],
      problems: 0,
    });
  });
  test.each(["/a", "/a:b", "a:/b", "/a:/b:/c", "/a:/", "/a:/../b", ":/b", "//:/b"])("%j is refused", (text) =>
    expect(read(links, text)).toEqual({ value: [], problems: 1 }),
  );
});

describe("the working directory", () => {
  test.each([
    ["", "."],
    [".", "."],
    ["./", "."],
    ["services/api/", "services/api"],
    ["./a/./b", "a/b"],
    ["a/../b", "b"],
    ["with blank", "with blank"],
  ])("%j is %j", (text, value) => expect(read(workingDirectory, text)).toEqual({ value, problems: 0 }));

  test.each(["/srv", "..", "../x", "a/../../b", "a\nb"])("%j is refused", (text) =>
    expect(read(workingDirectory, text)).toEqual({ value: ".", problems: 1 }),
  );
});

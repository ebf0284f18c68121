// Saves text or bytes as a file. A file without a name is named after a title, without what file systems refuse.
export function download(content, type, name, title, extension) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name || `${title.replace(/[\\/:*?"<>|\s\p{Cc}]+/gu, " ").trim().slice(0, 80) || "interview"}.${extension}`;
  link.click();
  // The browser may still be reading it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

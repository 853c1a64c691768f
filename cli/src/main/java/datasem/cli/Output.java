package datasem.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a whole result at once, to a file or to standard output. A file appears complete or not at all. */
final class Output {
  private final Terminal terminal;
  private final Path file;

  /**
   * @param name the file, or null for standard output
   * @throws UsageProblem if it is clear already that the file cannot be written
   */
  Output(Terminal terminal, String name) {
    this.terminal = terminal;
    this.file = name == null ? null : writable(name);
  }

  boolean toFile() {
    return file != null;
  }

  /**
   * @throws OutputProblem if the result could not be written; one that was meant for a file is then on
   *     standard output
   */
  void write(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (file == null) {
      toStandardOutput(bytes);
      return;
    }
    try {
      replace(bytes);
    } catch (IOException e) {
      toStandardOutput(bytes);
      throw new OutputProblem("cannot write " + file + ": " + reason(e) + "; the result went to standard output");
    }
  }

  private void toStandardOutput(byte[] bytes) {
    try {
      terminal.out().write(bytes);
      terminal.out().flush();
    } catch (IOException e) {
      if (!String.valueOf(e.getMessage()).contains("Broken pipe")) {
        throw new OutputProblem("cannot write standard output: " + reason(e));
      }
      // The reader has seen enough, as head does: no failure of ours.
    }
  }

  /** A device or a pipe is written to as it is; replacing it by a file would destroy it. */
  private void replace(byte[] bytes) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      try (OutputStream stream = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
        stream.write(bytes);
      }
      return;
    }
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path temporary = target.resolveSibling("." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
    try {
      Files.write(temporary, bytes, StandardOpenOption.CREATE_NEW);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
  }

  private static Path writable(String name) {
    Path file;
    try {
      file = Path.of(name);
    } catch (InvalidPathException e) {
      throw new UsageProblem("-o '" + name + "': not a file name here");
    }
    if (name.isEmpty() || Files.isDirectory(file)) {
      throw new UsageProblem("-o '" + name + "': is a directory");
    }
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      throw new UsageProblem("-o '" + name + "': there is no directory " + directory);
    }
    boolean allowed = Files.exists(file) ? Files.isWritable(file) : Files.isWritable(directory);
    if (!allowed) {
      throw new UsageProblem("-o '" + name + "': no permission to write it");
    }
    return file;
  }

  private static String reason(IOException e) {
    String reason = e instanceof java.nio.file.FileSystemException f && f.getReason() != null ? f.getReason() : e.getMessage();
    return reason == null ? e.getClass().getSimpleName() : reason.replace('\n', ' ');
  }
}

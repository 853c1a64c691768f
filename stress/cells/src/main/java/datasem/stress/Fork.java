package datasem.stress;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/**
 * A virtual machine in which an engine runs, one job after another: a line with the job goes in, a line with
 * the answer comes out. One that does not answer within the job's time limit is killed; the next job gets a new one.
 */
public final class Fork implements AutoCloseable {
  /** Begins the reason of a job that was killed at its time limit. */
  public static final String HUNG = "hung";

  private final List<String> command;
  private final Path log;
  private final ExecutorService reader =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "answers");
            thread.setDaemon(true);
            return thread;
          });
  private final Thread hook = new Thread(this::kill);
  private Process process;
  private PrintWriter jobs;
  private BufferedReader answers;

  /** A job without an answer: the message says why. */
  public static final class Gone extends Exception {
    private static final long serialVersionUID = 1L;

    Gone(String message) {
      super(message);
    }
  }

  /**
   * Starts nothing yet.
   *
   * @param command a program that calls {@link #serve}
   * @param log what the virtual machine prints is added to this file
   */
  public Fork(List<String> command, Path log) throws IOException {
    this.command = List.copyOf(command);
    this.log = log;
    Files.createDirectories(log.toAbsolutePath().getParent());
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Has a job done.
   *
   * @param job one line
   * @param limit after which the virtual machine is killed; its start counts
   * @throws Gone if it was, or if it ended by itself
   */
  public String ask(String job, Duration limit) throws IOException, InterruptedException, Gone {
    start();
    jobs.println(job);
    Future<String> answer = reader.submit(answers::readLine);
    try {
      String line = answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (line == null) {
        throw gone("the virtual machine ended with status " + process.waitFor());
      }
      return line;
    } catch (TimeoutException e) {
      throw gone(HUNG + ", and was killed at its time limit of " + limit.toSeconds() + " s");
    } catch (ExecutionException e) {
      throw gone("the virtual machine cannot be read: " + e.getCause().getMessage());
    }
  }

  private void start() throws IOException {
    if (process != null) {
      return;
    }
    process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
    jobs = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
    answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  private Gone gone(String why) {
    stop();
    return new Gone(why);
  }

  /** Ends the virtual machine, if there is one; the next job starts another. */
  public void stop() {
    kill();
    process = null;
  }

  private void kill() {
    Process running = process;
    if (running != null) {
      running.descendants().forEach(ProcessHandle::destroyForcibly);
      running.destroyForcibly();
    }
  }

  @Override
  public void close() {
    stop();
    reader.shutdownNow();
    Runtime.getRuntime().removeShutdownHook(hook);
  }

  /**
   * The other side, called by the program that is started: answers jobs until there are no more, then exits.
   * What is printed meanwhile goes to standard error. A job that throws is the end, and seen at once: threads that an
   * engine has left behind would keep the virtual machine, and its job, until the time limit.
   *
   * @param worker from the line of a job to the line of its answer
   */
  public static void serve(UnaryOperator<String> worker) throws IOException {
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.setOut(System.err);
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try {
      for (String job = in.readLine(); job != null; job = in.readLine()) {
        out.println(worker.apply(job));
      }
      System.exit(0);
    } catch (RuntimeException | Error e) {
      e.printStackTrace();
      System.exit(1);
    }
  }
}

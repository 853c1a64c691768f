package datasem.stress.jcstress;

import datasem.stress.Fork;
import datasem.stress.Sample;
import datasem.stress.TestSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.openjdk.jcstress.Options;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.runners.ForkedTestConfig;
import org.openjdk.jcstress.infra.runners.Runner;
import org.openjdk.jcstress.infra.runners.TestConfig;
import org.openjdk.jcstress.infra.runners.TestList;
import org.openjdk.jcstress.os.AffinityMode;
import org.openjdk.jcstress.os.NodeType;
import org.openjdk.jcstress.os.SchedulingClass;

/**
 * The virtual machine in which jcstress's runners run. As jcstress's own, but for many tests one after
 * another: starting one for each costs ten times the samples that a cell gets.
 */
public final class TestFork {
  /** Begins a result's message of its first anomaly; milliseconds follow. */
  static final String FIRST = "first anomaly after ms: ";

  private static final int LONG_MILLIS = 300;

  private TestFork() {}

  /** The command that starts it, on the class path of this virtual machine. */
  static List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseParallelGC");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), TestFork.class.getName()));
    return command;
  }

  /** Answers jobs from standard input. */
  public static void main(String[] args) throws IOException {
    Fork.serve(TestFork::answer);
  }

  /** The line of a job. */
  static String job(Test test, Sampling sampling) {
    return test.className() + " " + sampling.iterations() + " " + sampling.millis();
  }

  private static String answer(String job) {
    String[] words = job.split(" ");
    TestResult result = run(words[0], new Sampling(Integer.parseInt(words[1]), Integer.parseInt(words[2])));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(result);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  /** Reads the line of an answer. */
  static TestResult result(String answer) throws IOException {
    byte[] bytes = Base64.getDecoder().decode(answer);
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return (TestResult) in.readObject();
    } catch (ClassNotFoundException e) {
      throw new IOException("an answer cannot be read: " + e.getMessage(), e);
    }
  }

  private static TestResult run(String className, Sampling sampling) {
    TestInfo info = TestList.getInfo(TestSource.PACKAGE + "." + className);
    TestConfig config = config(info, sampling);
    Sample.begin();
    TestResult result;
    try {
      Runner<?> runner =
          (Runner<?>)
              Class.forName(info.generatedRunner())
                  .getConstructor(ForkedTestConfig.class)
                  .newInstance(new ForkedTestConfig(config));
      result = runner.run();
    } catch (ReflectiveOperationException | LinkageError e) {
      result = new TestResult(Status.API_MISMATCH);
      result.addMessages(e);
    }
    result.setConfig(config);
    TestResult of = result;
    Sample.firstAnomalyMillis().ifPresent(ms -> of.addMessage(FIRST + ms));
    return result;
  }

  /**
   * Few samples between two meetings of the threads, and threads free to move: more hits per second. Waiting
   * threads yield, so that there may be more of them than processors. jcstress tries its way up to the number of
   * strides, which costs more than a short time of sampling has to give.
   */
  static TestConfig config(TestInfo info, Sampling sampling) {
    try {
      Options options =
          new Options(
              new String[] {
                "-c", "" + Runtime.getRuntime().availableProcessors(),
                "-iters", "" + sampling.iterations(), "-time", "" + sampling.millis(),
                "-strideSize", "8", "-strideCount", sampling.millis() < LONG_MILLIS ? "2" : "16",
                "-spinStyle", "THREAD_YIELD", "-af", "NONE"
              });
      if (!options.parse()) {
        throw new IllegalStateException("jcstress does not take its options");
      }
      SchedulingClass free = new SchedulingClass(AffinityMode.NONE, info.threads(), NodeType.PACKAGE);
      return new TestConfig(options, info, 0, List.of(), 0, free);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

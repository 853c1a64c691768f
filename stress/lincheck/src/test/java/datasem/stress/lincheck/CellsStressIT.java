package datasem.stress.lincheck;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every cell under Lincheck. Real threads, as the machine schedules them. */
class CellsStressIT {

  @TestFactory
  Stream<DynamicTest> cells() throws IOException {
    return new CellsRun(Mode.STRESS).tests();
  }
}

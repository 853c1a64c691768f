package datasem.stress.lincheck;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every cell under Lincheck. One thread at a time, switched by Lincheck. */
class CellsModelCheckingIT {

  @TestFactory
  Stream<DynamicTest> cells() throws IOException {
    return new CellsRun(Mode.MODEL_CHECKING).tests();
  }
}

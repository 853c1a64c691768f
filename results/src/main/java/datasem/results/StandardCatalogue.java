package datasem.results;

import java.util.List;
import java.util.Map;

final class StandardCatalogue implements Catalogue {
  @Override
  public List<Entry> kernels() {
    return datasem.kernels.Kernels.all().stream().map(k -> new Entry(k.name(), KernelNotes.of(k))).toList();
  }
  @Override
  public List<Entry> scenarios() {
    return List.of();
  }
  @Override
  public List<Entry> anomalies() {
    return List.of();
  }
  @Override
  public Map<String, String> aliases() {
    return Map.of("newest", "v6.11");
  }
  @Override
  public Spec cell(String kernel, String scenario) {
    throw new IllegalArgumentException("no such cell: " + kernel + " " + scenario);
  }
}

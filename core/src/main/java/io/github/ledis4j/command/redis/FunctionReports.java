package io.github.ledis4j.command.redis;

import io.github.ledis4j.internal.command.ReportText;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands behind the reports of a server on its functions. Their collections are copies. */
final class FunctionReports {
  private FunctionReports() {}

  record Library(String name, String engine, List<FunctionInfo> functions, @Nullable String code)
      implements FunctionLibrary {
    Library {
      functions = List.copyOf(functions);
    }

    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }

  record Function(String name, @Nullable String description, Set<String> flags)
      implements FunctionInfo {
    Function {
      flags = Set.copyOf(flags);
    }

    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }

  record Stats(@Nullable Running running, Map<String, Engine> engines) implements FunctionStats {
    Stats {
      engines = Collections.unmodifiableMap(new LinkedHashMap<>(engines));
    }

    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }

  record RunningFunction(String name, List<String> command, Duration duration)
      implements FunctionStats.Running {
    RunningFunction {
      command = List.copyOf(command);
    }

    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }

  record OneEngine(long libraries, long functions) implements FunctionStats.Engine {
    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }
}

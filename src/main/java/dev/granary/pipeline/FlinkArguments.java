package dev.granary.pipeline;

import dev.granary.spec.Environment;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What Beam's Flink runner is told. Its jars are in a directory of their own. */
final class FlinkArguments {
  private static final String RUNNER = "org.apache.beam.runners.flink.FlinkRunner";
  private static final Pattern OUR_JAR = Pattern.compile(".*/granary-[0-9][^/]*\\.jar");

  private static final int MOST_MILLIS = 10_000;

  private FlinkArguments() {}

  static List<String> of(Environment environment) {
    requireJars();
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--runner=FlinkRunner",
                "--parallelism=" + environment.parallelism(),
                // Some steps go through a group twice; without this Flink refuses.
                "--reIterableGroupByKeyResult=true"));
    if (environment.flink().isEmbedded()) {
      arguments.add("--flinkMaster=[local]");
    } else {
      requireCluster(environment.flink().master());
      arguments.add("--flinkMaster=" + environment.flink().master());
      arguments.add("--filesToStage=" + ourJar());
    }
    return arguments;
  }

  private static void requireJars() {
    try {
      Class.forName(RUNNER, false, FlinkArguments.class.getClassLoader());
    } catch (ClassNotFoundException missing) {
      throw new BadEngineOption(
          "engine flink needs jars that are not on the class path;"
              + " start it by scripts/granary, which fetches them into target/lib-flink",
          missing);
    }
  }

  /** Flink itself would ask for a minute, and tell of every attempt. */
  private static void requireCluster(String master) {
    int colon = master.lastIndexOf(':');
    InetSocketAddress address =
        new InetSocketAddress(
            master.substring(0, colon), Integer.parseInt(master.substring(colon + 1)));
    try (Socket socket = new Socket()) {
      socket.connect(address, MOST_MILLIS);
    } catch (IOException unreachable) {
      throw new EngineFailed(
          "no Flink cluster answers at %s (%s); is it up, and is flink.master its REST interface?"
              .formatted(master, unreachable.getMessage()));
    }
  }

  /** The workers have all the other jars: see scripts/flink-cluster. */
  private static String ourJar() {
    for (String entry : System.getProperty("java.class.path").split(":", -1)) {
      if (OUR_JAR.matcher(entry).matches()) {
        return entry;
      }
    }
    throw new BadEngineOption(
        "a cluster of Flink is sent granary's jar, and there is none on the class path;"
            + " start by scripts/granary",
        new IllegalStateException(System.getProperty("java.class.path")));
  }
}

package dev.granary.launch.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What each process finds in its environment: who it is, and where the others are. */
final class Surroundings {
  private static final String HOST = "127.0.0.1";

  private final List<Integer> ports;

  private Surroundings(List<Integer> ports) {
    this.ports = ports;
  }

  /** With ports that nobody has at this moment. */
  static Surroundings ofFreePorts(int processes) throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      // One more than there are processes: the coordinator of JAX and of PyTorch.
      for (int i = 0; i <= processes; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return new Surroundings(sockets.stream().map(ServerSocket::getLocalPort).toList());
    } finally {
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    }
  }

  /** Names as TensorFlow, JAX and torchrun know them, and our own. */
  Map<String, String> of(int process) {
    int count = ports.size() - 1;
    String number = Integer.toString(process);
    String all = Integer.toString(count);
    String coordinator = Integer.toString(ports.get(count));
    Map<String, String> names = new LinkedHashMap<>();
    names.put("GRANARY_PROCESS_INDEX", number);
    names.put("GRANARY_PROCESS_COUNT", all);
    names.put("TF_CONFIG", cluster(process));
    names.put("JAX_COORDINATOR_ADDRESS", HOST + ":" + coordinator);
    names.put("JAX_NUM_PROCESSES", all);
    names.put("JAX_PROCESS_ID", number);
    names.put("MASTER_ADDR", HOST);
    names.put("MASTER_PORT", coordinator);
    names.put("WORLD_SIZE", all);
    names.put("RANK", number);
    names.put("LOCAL_WORLD_SIZE", all);
    names.put("LOCAL_RANK", number);
    return names;
  }

  private String cluster(int process) {
    String workers =
        ports.subList(0, ports.size() - 1).stream()
            .map(port -> "\"" + HOST + ":" + port + "\"")
            .collect(Collectors.joining(","));
    return "{\"cluster\":{\"worker\":[%s]},\"task\":{\"type\":\"worker\",\"index\":%d}}"
        .formatted(workers, process);
  }
}

package dev.granary.train;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import org.bytedeco.javacpp.BytePointer;
import org.tensorflow.Graph;
import org.tensorflow.Server;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.internal.c_api.TF_Graph;
import org.tensorflow.internal.c_api.TF_Session;
import org.tensorflow.internal.c_api.TF_SessionOptions;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.internal.c_api.global.tensorflow;
import org.tensorflow.proto.ClusterDef;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.JobDef;
import org.tensorflow.proto.ServerDef;

/** Opens sessions: in this process alone, or among workers over TensorFlow's own gRPC runtime. */
final class Sessions {
  private static final String JOB = "worker";
  private static final String LEADER = "/job:worker/replica:0/task:0";

  private Sessions() {}

  static Session alone(Graph graph) {
    return new Session(graph, options().build());
  }

  /**
   * Starts this worker's server, which lives as long as the process: TensorFlow cannot stop one. It
   * listens on every interface and asks nobody who he is.
   */
  static Session amongPeers(Graph graph, Cluster cluster) {
    ConfigProto config =
        options()
            .addDeviceFilters("/job:" + JOB + "/task:" + cluster.process())
            .setExperimental(ConfigProto.Experimental.newBuilder().setCollectiveGroupLeader(LEADER))
            .build();
    startServer(cluster, config);
    return open(graph, "grpc://" + cluster.own(), config);
  }

  /** One thread for the inside of an operation, so that sums are taken in one order. */
  private static ConfigProto.Builder options() {
    return ConfigProto.newBuilder().setIntraOpParallelismThreads(1).setInterOpParallelismThreads(2);
  }

  @SuppressWarnings("MustBeClosedChecker") // closing always fails: it is not implemented
  private static void startServer(Cluster cluster, ConfigProto config) {
    JobDef.Builder job = JobDef.newBuilder().setName(JOB);
    for (int process = 0; process < cluster.size(); process++) {
      job.putTasks(process, cluster.addresses().get(process));
    }
    ServerDef server =
        ServerDef.newBuilder()
            .setCluster(ClusterDef.newBuilder().addJob(job))
            .setJobName(JOB)
            .setTaskIndex(cluster.process())
            .setProtocol("grpc")
            .setDefaultSessionConfig(config)
            .build();
    try {
      new Server(server).start();
    } catch (TensorFlowException e) {
      throw WorkerFailed.of(
          FailureKind.PORT,
          "No server can listen at " + cluster.own() + "; is its port taken? " + e.getMessage(),
          e);
    }
  }

  /** TensorFlow's Java has no public way to open a session of a server. */
  private static Session open(Graph graph, String target, ConfigProto config) {
    try (TF_Status status = TF_Status.newStatus();
        TF_SessionOptions options = TF_SessionOptions.newSessionOptions();
        BytePointer bytes = new BytePointer(config.toByteArray());
        AutoCloseable reference = reference(graph)) {
      tensorflow.TF_SetTarget(options, target);
      tensorflow.TF_SetConfig(options, bytes, bytes.capacity(), status);
      status.throwExceptionIfNotOK();
      Method handle = reference.getClass().getDeclaredMethod("nativeHandle");
      handle.setAccessible(true);
      TF_Session session =
          tensorflow.TF_NewSession((TF_Graph) handle.invoke(reference), options, status);
      status.throwExceptionIfNotOK();
      Constructor<Session> constructor =
          Session.class.getDeclaredConstructor(Graph.class, TF_Session.class);
      constructor.setAccessible(true);
      return constructor.newInstance(graph, session);
    } catch (TensorFlowException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("TensorFlow's Java is not the version built against", e);
    }
  }

  private static AutoCloseable reference(Graph graph) throws ReflectiveOperationException {
    Method reference = Graph.class.getDeclaredMethod("ref");
    reference.setAccessible(true);
    return (AutoCloseable) reference.invoke(graph);
  }
}

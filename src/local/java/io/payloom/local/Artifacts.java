package io.payloom.local;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.filter.DependencyFilterUtils;

/** Files from Maven repositories, with the settings, mirrors and local repository of the user. */
final class Artifacts {

    private final Progress progress;

    Artifacts(Progress progress) {
        this.progress = progress;
    }

    /** One file, for example {@code group:name:tar.gz:version}. */
    Path file(String coordinates) {
        try (Context maven = maven()) {
            Artifact artifact = new DefaultArtifact(coordinates);
            ArtifactRequest request = new ArtifactRequest(artifact, maven.remoteRepositories(), null);
            ArtifactResult result = maven.repositorySystem().resolveArtifact(maven.repositorySystemSession(), request);
            return result.getArtifact().getFile().toPath();
        } catch (RepositoryException e) {
            throw cannotFind(coordinates, e);
        }
    }

    /** A library and what it needs at run time. */
    List<Path> classPath(String coordinates) {
        try (Context maven = maven()) {
            Dependency root = new Dependency(new DefaultArtifact(coordinates), JavaScopes.RUNTIME);
            CollectRequest request = new CollectRequest(root, maven.remoteRepositories());
            return maven
                    .repositorySystem()
                    .resolveDependencies(
                            maven.repositorySystemSession(),
                            new DependencyRequest(request, DependencyFilterUtils.classpathFilter(JavaScopes.RUNTIME)))
                    .getArtifactResults()
                    .stream()
                    .map(result -> result.getArtifact().getFile().toPath())
                    .toList();
        } catch (RepositoryException e) {
            throw cannotFind(coordinates, e);
        }
    }

    private Context maven() {
        return Runtimes.INSTANCE
                .getRuntime()
                .create(ContextOverrides.create()
                        .withUserSettings(true)
                        .transferListener(new DownloadProgress(progress))
                        .build());
    }

    private static LocalStackFailure cannotFind(String coordinates, RepositoryException cause) {
        return new LocalStackFailure(
                "cannot find %s in Maven repositories: check the network or your settings.xml (%s)"
                        .formatted(coordinates, cause.getMessage()),
                cause);
    }
}

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using NeighborParty.WeChatSandbox.Users;

namespace NeighborParty.WeChatSandbox;

/// <summary>The one door to everything the sandbox remembers: a change sees no half change of another caller, as with a transaction.</summary>
internal sealed class SandboxState
{
    private readonly Lock gate = new();
    private readonly Func<SandboxWorld> create;
    private SandboxWorld world;

    public SandboxState(IOptions<SandboxOptions> options, IHostEnvironment environment, TimeProvider time)
    {
        var seed = UserSeed.Load(options.Value.UsersFile, environment.ContentRootPath);
        create = () => new SandboxWorld(options.Value, seed, time);
        world = create();
    }

    public T Use<T>(Func<SandboxWorld, T> work)
    {
        lock (gate)
            return work(world);
    }

    public void Use(Action<SandboxWorld> work)
    {
        lock (gate)
            work(world);
    }

    public void Reset()
    {
        lock (gate)
            world = create();
    }

    /// <summary>Late work of a world that was reset meanwhile must not reach the new one.</summary>
    public bool IsCurrent(SandboxWorld candidate)
    {
        lock (gate)
            return ReferenceEquals(world, candidate);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NeighborParty.Core.Sealing
{
    /// <summary>A key of the framework's own (antiforgery, messages between pages), sealed inside its XML; every instance needs all of them.</summary>
    public sealed class KeyRingEntry
    {
        /// <summary>As the framework names it: <c>key-</c> and an id.</summary>
        public string Name { get; init; } = "";

        public string Xml { get; init; } = "";
    }

    internal sealed class KeyRingEntryTable : IEntityTypeConfiguration<KeyRingEntry>
    {
        public void Configure(EntityTypeBuilder<KeyRingEntry> builder)
        {
            builder.HasKey(e => e.Name);
            builder.Property(e => e.Name).HasMaxLength(100);
        }
    }
}

namespace NeighborParty.Core.Data
{
    using NeighborParty.Core.Sealing;

    public abstract partial class NeighborPartyDb
    {
        public DbSet<KeyRingEntry> KeyRingEntries => Set<KeyRingEntry>();
    }
}

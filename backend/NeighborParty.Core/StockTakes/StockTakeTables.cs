using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NeighborParty.Core.Armbands;
using NeighborParty.Core.People;
using NeighborParty.Core.Places;

namespace NeighborParty.Core.StockTakes
{
    internal sealed class StockTakeTable : IEntityTypeConfiguration<StockTake>
    {
        public void Configure(EntityTypeBuilder<StockTake> builder)
        {
            builder.HasOne<Compound>().WithMany().HasForeignKey(s => s.CompoundId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(s => new { s.CommunityId, s.CompoundId });
            // One at a time in a compound.
            builder.HasIndex(s => new { s.CommunityId, s.CompoundId }, "IX_StockTakes_OneOpen").IsUnique().HasFilter("\"State\" = 'Open' AND \"CompoundId\" IS NOT NULL");
            builder.HasIndex(s => new { s.CommunityId, s.State, s.OpenedAt });
            builder.HasIndex(s => new { s.CommunityId, s.OpenedAt });
            builder.ToTable(t =>
            {
                t.HasCheckConstraint("CK_StockTakes_Closed", "(\"State\" = 'Open' AND \"ClosedAt\" IS NULL) OR (\"State\" IN ('Closed', 'Abandoned') AND \"ClosedAt\" IS NOT NULL)");
                t.HasCheckConstraint("CK_StockTakes_Sum", "\"State\" <> 'Closed' OR \"Found\" + \"Missing\" = \"Expected\"");
            });
            builder.Property(s => s.Name).HasMaxLength(60);
            builder.Property(s => s.OpenedBy).HasMaxLength(60);
            builder.Property(s => s.ClosedBy).HasMaxLength(60);
            builder.Property(s => s.Note).HasMaxLength(400);
        }
    }

    internal sealed class StockTakeItemTable : IEntityTypeConfiguration<StockTakeItem>
    {
        public void Configure(EntityTypeBuilder<StockTakeItem> builder)
        {
            builder.HasOne<StockTake>().WithMany().HasForeignKey(i => i.StockTakeId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Armband>().WithMany().HasForeignKey(i => i.ArmbandId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(i => i.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(i => new { i.CommunityId, i.StockTakeId, i.Serial }).IsUnique();
            builder.HasIndex(i => new { i.CommunityId, i.ArmbandId });
            builder.HasIndex(i => new { i.CommunityId, i.PersonId });
            builder.Property(i => i.Serial).HasMaxLength(20);
        }
    }

    internal sealed class StockTakeScanTable : IEntityTypeConfiguration<StockTakeScan>
    {
        public void Configure(EntityTypeBuilder<StockTakeScan> builder)
        {
            builder.HasOne<StockTake>().WithMany().HasForeignKey(s => s.StockTakeId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Armband>().WithMany().HasForeignKey(s => s.ArmbandId).OnDelete(DeleteBehavior.Restrict);
            // Two phones on one armband: one scan.
            builder.HasIndex(s => new { s.CommunityId, s.StockTakeId, s.Serial }).IsUnique();
            builder.HasIndex(s => new { s.CommunityId, s.StockTakeId, s.At });
            builder.HasIndex(s => new { s.CommunityId, s.ArmbandId });
            builder.ToTable(t => t.HasCheckConstraint("CK_StockTakeScans_Unknown", "(\"Outcome\" = 'Unknown' AND \"ArmbandId\" IS NULL) OR (\"Outcome\" <> 'Unknown' AND \"ArmbandId\" IS NOT NULL)"));
            builder.Property(s => s.Serial).HasMaxLength(20);
            builder.Property(s => s.ByName).HasMaxLength(60);
        }
    }
}

namespace NeighborParty.Core.Data
{
    using NeighborParty.Core.StockTakes;

    public abstract partial class NeighborPartyDb
    {
        public DbSet<StockTake> StockTakes => Set<StockTake>();

        public DbSet<StockTakeItem> StockTakeItems => Set<StockTakeItem>();

        public DbSet<StockTakeScan> StockTakeScans => Set<StockTakeScan>();
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NeighborParty.Core.Places
{
    internal sealed class CommunityTable : IEntityTypeConfiguration<Community>
    {
        public void Configure(EntityTypeBuilder<Community> builder) => builder.Property(c => c.Name).HasMaxLength(60);
    }

    internal sealed class CompoundTable : IEntityTypeConfiguration<Compound>
    {
        public void Configure(EntityTypeBuilder<Compound> builder)
        {
            builder.HasOne<Community>().WithMany().HasForeignKey(c => c.CommunityId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(c => new { c.CommunityId, c.Name }).IsUnique();
        }
    }

    internal sealed class BuildingTable : IEntityTypeConfiguration<Building>
    {
        public void Configure(EntityTypeBuilder<Building> builder)
        {
            builder.HasOne<Compound>().WithMany().HasForeignKey(b => b.CompoundId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(b => new { b.CommunityId, b.CompoundId, b.Name }).IsUnique();
        }
    }

    internal sealed class StairwellTable : IEntityTypeConfiguration<Stairwell>
    {
        public void Configure(EntityTypeBuilder<Stairwell> builder)
        {
            builder.HasOne<Building>().WithMany().HasForeignKey(s => s.BuildingId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(s => new { s.CommunityId, s.BuildingId, s.Name }).IsUnique();
        }
    }

    internal sealed class DwellingTable : IEntityTypeConfiguration<Dwelling>
    {
        public void Configure(EntityTypeBuilder<Dwelling> builder)
        {
            builder.HasOne<Building>().WithMany().HasForeignKey(d => d.BuildingId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Stairwell>().WithMany().HasForeignKey(d => d.StairwellId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(d => new { d.CommunityId, d.DoorIndex }).IsUnique();
        }
    }

    internal sealed class DoorCodeTable : IEntityTypeConfiguration<DoorCode>
    {
        public void Configure(EntityTypeBuilder<DoorCode> builder)
        {
            builder.HasOne<Building>().WithMany().HasForeignKey(c => c.BuildingId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(c => c.Token).IsUnique();
            // One valid code for a door: a second one decides the race in the database.
            builder.HasIndex(c => new { c.CommunityId, c.BuildingId, c.StairwellId }).IsUnique()
                .HasFilter("\"RevokedAt\" IS NULL AND \"StairwellId\" IS NOT NULL").HasDatabaseName("IX_DoorCodes_OneForStairwell");
            builder.HasIndex(c => new { c.CommunityId, c.BuildingId }).IsUnique()
                .HasFilter("\"RevokedAt\" IS NULL AND \"StairwellId\" IS NULL").HasDatabaseName("IX_DoorCodes_OneForBuilding");
        }
    }
}

namespace NeighborParty.Core.Data
{
    using NeighborParty.Core.Places;

    public abstract partial class NeighborPartyDb
    {
        public DbSet<Community> Communities => Set<Community>();

        public DbSet<Compound> Compounds => Set<Compound>();

        public DbSet<Building> Buildings => Set<Building>();

        public DbSet<Stairwell> Stairwells => Set<Stairwell>();

        public DbSet<Dwelling> Dwellings => Set<Dwelling>();

        public DbSet<DoorCode> DoorCodes => Set<DoorCode>();
    }
}
